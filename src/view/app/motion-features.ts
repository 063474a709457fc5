/** What framer-motion needs to animate, in a chunk of its own so that the first picture does not wait for it. */
export { domMin as default } from "framer-motion";
