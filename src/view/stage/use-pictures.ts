/**
 * The pictures for components: each reads the part that it draws, and draws again when that part is another one. What
 * moves with every frame is not drawn again but placed, by whoever follows the pictures.
 */
import { createContext, useCallback, useContext, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { Pictures } from "./pictures.ts";
import type { Picture } from "./sprites.ts";

export const PicturesContext = createContext<Pictures | null>(null);

export function usePictures(): Pictures {
  const pictures = useContext(PicturesContext);
  if (!pictures) throw new Error("usePictures is called outside of PicturesContext");
  return pictures;
}

export function usePicture<T>(select: (picture: Picture) => T, isSame: (a: T, b: T) => boolean = Object.is): T {
  const pictures = usePictures();
  const known = useRef<{ value: T } | null>(null);
  const read = useCallback((): T => {
    const value = select(pictures.get());
    if (known.current && isSame(known.current.value, value)) return known.current.value;
    known.current = { value };
    return value;
  }, [pictures, select, isSame]);
  return useSyncExternalStore(pictures.subscribe, read, read);
}

/** Two lists of which each thing is the same as far as some of its fields go. */
export const sameLists =
  <T>(...fields: readonly (keyof T)[]) =>
  (a: readonly T[], b: readonly T[]): boolean =>
    a.length === b.length && a.every((one, i) => fields.every((field) => one[field] === (b[i] as T)[field]));

/**
 * Places elements as pictures come: `place` is told of each element, its sprite, and the sprite for which it was placed
 * last. Gives what an element's `ref` wants.
 */
export function usePlaced<S, E extends HTMLElement | SVGElement>(
  spritesOf: (picture: Picture) => readonly S[],
  keyOf: (sprite: S) => number,
  place: (element: E, sprite: S) => void,
): (key: number, element: E | null) => void {
  const pictures = usePictures();
  const elements = useRef(new Map<number, { readonly element: E; sprite: S | null }>());
  const placeAll = useCallback(() => {
    for (const sprite of spritesOf(pictures.get())) {
      const known = elements.current.get(keyOf(sprite));
      if (!known || known.sprite === sprite) continue;
      known.sprite = sprite;
      place(known.element, sprite);
    }
  }, [pictures, spritesOf, keyOf, place]);
  // After every drawing, too: elements may be new.
  useLayoutEffect(placeAll);
  useLayoutEffect(() => pictures.subscribe(placeAll), [pictures, placeAll]);
  return useCallback((key, element) => {
    if (!element) elements.current.delete(key);
    else if (elements.current.get(key)?.element !== element) elements.current.set(key, { element, sprite: null });
  }, []);
}
