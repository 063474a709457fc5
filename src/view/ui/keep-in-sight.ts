/** Scrolls a list, and nothing around it, until an item of it is in sight with so many items' room around it. */
export function keepInSight(list: HTMLElement, item: HTMLElement, itemsAround = 0): void {
  const { offsetTop, offsetHeight } = item;
  const room = offsetHeight * itemsAround;
  if (offsetTop - room < list.scrollTop) list.scrollTop = offsetTop - room;
  const most = offsetTop + offsetHeight + room - list.clientHeight;
  if (most > list.scrollTop) list.scrollTop = most;
}
