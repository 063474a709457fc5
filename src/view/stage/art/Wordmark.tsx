// Owns the little mark beside the name: a loaf on a plate. public/icon.svg is the same drawing with its own colours.
// Leaves the name itself to the page.
import { memo } from "react";

export const Wordmark = memo(function Wordmark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" style={{ display: "block" }}>
      <ellipse
        cx="16"
        cy="23.6"
        rx="15"
        ry="6.4"
        fill="var(--china-shade)"
        stroke="var(--art-line)"
        strokeWidth="1.6"
      />
      <ellipse cx="16" cy="22" rx="15" ry="6.4" fill="var(--china)" stroke="var(--art-line)" strokeWidth="1.6" />
      <path
        d="M4 17C3.4 11.4 7 7.4 16 7.4S28.6 11.4 28 17C27.8 20.8 26 22.6 23 22.6H9C6 22.6 4.2 20.8 4 17Z"
        fill="var(--crust)"
        stroke="var(--crust-dark)"
        strokeWidth="1.8"
      />
      <path d="M12.4 8.2H19.6V21.8H12.4Z" fill="var(--person-0)" />
      <path
        d="M6.6 15.4Q7 12.6 9.4 11M25.4 15.4Q25 12.6 22.6 11"
        fill="none"
        stroke="var(--crumb)"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
    </svg>
  );
});
