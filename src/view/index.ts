/** The page. */
export { mount } from "./app/mount.tsx";
