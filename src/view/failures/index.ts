/** What happens when a part of the page is missing or breaks. */
export { Boundary } from "./Boundary.tsx";
export { BrokenPage, PageNotice } from "./Failures.tsx";
export { report, untilFetched, watchStyles } from "./failures.ts";
export { fetched } from "./fetched.tsx";
