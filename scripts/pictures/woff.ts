/**
 * Unpacks a WOFF 1.0 font into the OpenType file that it wraps, for a rasteriser that reads only that.
 * https://www.w3.org/TR/WOFF/ : a header of 44 bytes, a directory of 20 bytes a table, each table deflated or as it is.
 */
import { inflateSync } from "node:zlib";

const HEADER = 44;
const ENTRY = 20;

/** @throws {Error} If the bytes are no WOFF 1.0 font. */
export function openTypeFrom(woff: Buffer): Uint8Array {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("Not a WOFF 1.0 font");
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  const level = Math.floor(Math.log2(count));
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(2 ** level * 16, 6);
  directory.writeUInt16BE(level, 8);
  directory.writeUInt16BE((count - 2 ** level) * 16, 10);
  const parts: Uint8Array[] = [directory];
  let at = directory.length;
  for (let i = 0; i < count; i++) {
    const entry = HEADER + ENTRY * i;
    const [offset, packed, full] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    const table = packed < full ? inflateSync(bytes) : bytes;
    woff.copy(directory, 12 + 16 * i, entry, entry + 4); // the tag
    directory.writeUInt32BE(woff.readUInt32BE(entry + 16), 12 + 16 * i + 4); // the checksum, of the table unpacked
    directory.writeUInt32BE(at, 12 + 16 * i + 8);
    directory.writeUInt32BE(full, 12 + 16 * i + 12);
    const padding = Buffer.alloc((4 - (full % 4)) % 4);
    parts.push(table, padding);
    at += full + padding.length;
  }
  return Buffer.concat(parts);
}
