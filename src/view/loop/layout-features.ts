/** What framer-motion needs to let things glide from one list to another: more than the stage needs, so apart from it. */
export { domMax as default } from "framer-motion";
