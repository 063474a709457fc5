/** The page. */
export { mount } from "./mount.tsx";
