// Owns the little tables that stand before people: laid for an eater, a bench with board, knife and jar for a topper.
// Leaves the eater, the loaf and the order of layers to the caller.
import { memo, type ReactNode } from "react";

const LINE = "var(--art-line)";

/** The bare table, with what stands on it. */
const Table = ({ children }: { children: ReactNode }) => (
  <svg
    viewBox="0 0 120 60"
    width="100%"
    height="100%"
    aria-hidden="true"
    style={{ display: "block", overflow: "visible" }}
  >
    <path
      d="M20 24L15 58H22L29 26ZM100 24L105 58H98L91 26Z"
      fill="var(--wood-dark)"
      stroke={LINE}
      strokeWidth="2"
      strokeLinejoin="round"
    />
    <path d="M4 18V24C4 34 30 39 60 39S116 34 116 24V18Z" fill="var(--wood-dark)" stroke={LINE} strokeWidth="2" />
    <ellipse cx="60" cy="18" rx="56" ry="14" fill="var(--wood)" stroke={LINE} strokeWidth="2" />
    <path
      d="M14 16Q28 8.6 48 7M84 27.6Q98 25.4 106 20"
      fill="none"
      stroke="var(--wood-dark)"
      strokeWidth="2"
      strokeLinecap="round"
    />
    {children}
  </svg>
);

export const Seat = memo(function Seat() {
  return (
    <Table>
      <ellipse cx="60" cy="18" rx="27" ry="8.4" fill="var(--china)" stroke={LINE} strokeWidth="2" />
      <ellipse cx="60" cy="17.4" rx="18" ry="4.8" fill="none" stroke="var(--china-line)" strokeWidth="1.8" />
      <path
        d="M91 13L104 16.4L97 22.4L88 19.4Z"
        fill="var(--china)"
        stroke={LINE}
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M27 13.4V22.6M24.4 12V15.4Q27 18 29.6 15.4V12"
        fill="none"
        stroke={LINE}
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </Table>
  );
});

export const Bench = memo(function Bench() {
  return (
    <Table>
      <path
        d="M38 12.4H82L88 22.6Q88 24.6 86 24.6H34Q32 24.6 32 22.6Z"
        fill="#e2b177"
        stroke={LINE}
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M90 20L104 12.6" stroke={LINE} strokeWidth="4.6" strokeLinecap="round" />
      <path d="M90 20L104 12.6" stroke="var(--china)" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M14 8.4H27V20.6Q27 23 24.6 23H16.4Q14 23 14 20.6Z"
        fill="#b8324a"
        stroke={LINE}
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M13 4.4H28V9H13Z" fill="var(--china)" stroke={LINE} strokeWidth="2" strokeLinejoin="round" />
      <path d="M16.4 14H24.6V18.6H16.4Z" fill="var(--china)" />
    </Table>
  );
});
