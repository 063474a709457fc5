/**
 * Catches what is thrown while something inside is drawn, and draws something else in its place. React knows no other
 * way than a class.
 */
import { Component, type ReactNode } from "react";

interface BoundaryProps {
  readonly children: ReactNode;
  /** What to draw instead; `again` draws the children once more. */
  readonly instead: (error: unknown, again: () => void) => ReactNode;
  readonly onCatch?: (again: () => void) => void;
}

export class Boundary extends Component<BoundaryProps, { caught: { error: unknown } | null }> {
  override state = { caught: null as { error: unknown } | null };

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error } };
  }

  override componentDidCatch(): void {
    this.props.onCatch?.(this.again);
  }

  override render(): ReactNode {
    const { caught } = this.state;
    return caught ? this.props.instead(caught.error, this.again) : this.props.children;
  }

  private readonly again = (): void => this.setState({ caught: null });
}
