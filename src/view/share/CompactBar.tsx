/** In a frame of another page: the way to the whole page, at the moment that is seen. */
import { SquareArrowOutUpRight } from "lucide";
import { useState } from "react";
import { encodeLink } from "../../share/index.ts";
import { useShareWords } from "../i18n/use-share-words.ts";
import { Icon } from "../ui/Icon.tsx";
import { useKitchenStore } from "../use-kitchen.ts";
import { addressOf } from "./address.ts";
import css from "./ShareWindow.module.css";

export default function CompactBar() {
  const words = useShareWords();
  const store = useKitchenStore();
  const [href, setHref] = useState("./");
  // The moment is that of the click, by whatever it comes: a finger, a key, the second button of a mouse.
  const point = (): void => {
    const { viewNow, pageNow } = store.getState();
    const { look: _, ...page } = pageNow();
    setHref(addressOf(encodeLink({ ...viewNow(), page })));
  };
  return (
    <a className={css.whole} href={href} target="_blank" rel="noopener" onPointerEnter={point} onFocus={point}>
      {words.openWhole} <Icon of={SquareArrowOutUpRight} size={16} />
    </a>
  );
}
