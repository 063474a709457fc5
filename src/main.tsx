import { mount } from "./view/index.ts";

void mount(document.getElementById("root") as HTMLElement);
