import decode from "jsqr";
import { expect, test } from "vitest";
import { codeOf } from "./qr.ts";

const PIXELS = 4;

/** What a camera sees of a code: black squares on white, so many pixels wide. */
function photographOf({ size, path }: { size: number; path: string }) {
  const side = size * PIXELS;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, left, top] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let y = Number(top) * PIXELS; y < (Number(top) + 1) * PIXELS; y++)
      for (let x = Number(left) * PIXELS; x < (Number(left) + 1) * PIXELS; x++)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return { data, side };
}

test.each([
  "https://bread.example/plateful/#preset=full&at=3",
  "https://bread.example/plateful/#bakers=%E5%B0%8F%E6%98%8E:0.5&at=2.5:37&lock=settings,time",
  `https://bread.example/#z=${"aB3-_".repeat(190)}`,
])("the code of %s is read back as that", (link) => {
  const code = codeOf(link);
  if (!code) throw new Error("There is no code");
  const { data, side } = photographOf(code);
  expect(decode(data, side, side)?.data).toBe(link);
});

test("what is too long for the back row has no code", () => {
  expect(codeOf("x".repeat(1001))).toBe(null);
});
