/** A Lucide icon. Decoration: whatever it stands for is said beside it, or by the name of its button. */
import type { IconNode } from "lucide";
import { createElement } from "react";

interface IconProps {
  readonly of: IconNode;
  readonly size?: number;
  readonly fill?: string;
  readonly className?: string | undefined;
}

export function Icon({ of, size = 24, fill = "none", className }: IconProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={fill}
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes], key) => createElement(tag, { key, ...attributes }))}
    </svg>
  );
}
