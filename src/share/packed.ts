/**
 * Packed: a long fragment made short with the platform's own codec, `z=` and base64url of its raw deflate. Unpacking stops at
 * the length that a link may have, however much was packed.
 */
import { LONGEST_LINK } from "./link.ts";

/** A longer fragment than this is packed when it is shared, if that makes it shorter. */
export const LONGEST_PLAIN = 1000;
const PREFIX = "z=";

/** The fragment as it is to be shared. Where the platform has no codec it stays as it is. */
export async function packLink(fragment: string): Promise<string> {
  if (fragment.length <= LONGEST_PLAIN) return fragment;
  const packed = await packText(fragment);
  return packed !== null && packed.length + PREFIX.length < fragment.length ? PREFIX + packed : fragment;
}

/** The fragment that was packed, or the one given where none was. Null for one that cannot be unpacked or is too long. */
export async function unpackLink(given: string): Promise<string | null> {
  const fragment = given.replace(/^#/, "");
  return fragment.startsWith(PREFIX) ? unpackText(fragment.slice(PREFIX.length)) : fragment;
}

/** A text in letters that an address takes; null where the platform has no codec. */
export async function packText(text: string): Promise<string | null> {
  if (typeof CompressionStream === "undefined") return null;
  const bytes = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return toBase64Url(new Uint8Array(await new Response(bytes).arrayBuffer()));
}

/** The text that was packed; null for one that cannot be unpacked, or is longer than a link may be. */
export async function unpackText(packed: string): Promise<string | null> {
  if (packed.length > LONGEST_LINK || typeof DecompressionStream === "undefined") return null;
  try {
    const stream = new Blob([fromBase64Url(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length <= LONGEST_LINK) continue;
      await reader.cancel();
      return null;
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
