/** Scrolls the page to a panel that has just been asked for, once it is there, if it lies below what one sees. */
export function reveal(panel: string, frames = 60): void {
  const element = document.getElementById(`panel-${panel}`);
  if (element) {
    if (element.getBoundingClientRect().top > innerHeight * MOST_DOWN) element.scrollIntoView({ block: "start" });
  } else if (frames > 0) requestAnimationFrame(() => reveal(panel, frames - 1));
}

/** A part of the window's height. */
const MOST_DOWN = 0.6;
