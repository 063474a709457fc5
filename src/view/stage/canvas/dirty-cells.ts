/**
 * Dirty cells: which squares of a canvas have to be painted again.
 */
import type { Box } from "../layout.ts";

const CELL_PX = 24;

export class DirtyCells {
  private readonly columns: number;
  private readonly cells: Uint8Array;
  private count = 0;

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / CELL_PX);
    this.cells = new Uint8Array(this.columns * Math.ceil(height / CELL_PX));
  }

  /** Of all cells, those that are dirty. */
  get share(): number {
    return this.count / this.cells.length;
  }

  add(box: Box): void {
    for (const cell of this.cellsOf(box)) {
      if (this.cells[cell] === 0) this.count++;
      this.cells[cell] = 1;
    }
  }

  touches(box: Box): boolean {
    for (const cell of this.cellsOf(box)) if (this.cells[cell] === 1) return true;
    return false;
  }

  /** Empties the dirty cells, and keeps what is drawn next from reaching beyond them. */
  clearAndClip(context: CanvasRenderingContext2D): void {
    const { columns, cells } = this;
    context.beginPath();
    for (let cell = 0; cell < cells.length; cell++) {
      if (cells[cell] === 0) continue;
      const column = cell % columns;
      let wide = 1;
      while (column + wide < columns && cells[cell + wide] === 1) wide++;
      const rect = [column * CELL_PX, Math.floor(cell / columns) * CELL_PX, wide * CELL_PX, CELL_PX] as const;
      context.clearRect(...rect);
      context.rect(...rect);
      cell += wide - 1;
    }
    context.clip();
  }

  private *cellsOf({ x, y, width, height }: Box): Generator<number> {
    const { columns } = this;
    const last = this.cells.length / columns - 1;
    const right = Math.min(columns - 1, Math.floor((x + width) / CELL_PX));
    const bottom = Math.min(last, Math.floor((y + height) / CELL_PX));
    for (let row = Math.max(0, Math.floor(y / CELL_PX)); row <= bottom; row++)
      for (let column = Math.max(0, Math.floor(x / CELL_PX)); column <= right; column++) yield row * columns + column;
  }
}
