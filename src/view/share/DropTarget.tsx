/** A kitchen's file that is dropped anywhere on the page is opened. Draws nothing. */
import { useEffect } from "react";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import { openKitchenFile } from "./kitchen-file.ts";

export default function DropTarget() {
  const store = useKitchenStore();
  const { notify } = useActions();
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = async (event: DragEvent): Promise<void> => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      if (!(await openKitchenFile(store, file))) notify({ say: "badFile" });
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, [store, notify]);
  return null;
}
