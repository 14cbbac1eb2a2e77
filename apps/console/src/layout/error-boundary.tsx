import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { text } from '../messages';
import { EmptyState } from '../shared/states';
import { PartMissing } from './load-part';

interface Failure {
  /** The place where it happened; null when nothing did, empty until React has told of it. */
  at: string | null;
  /** What the screen is made of was not there, as against a screen that broke. */
  missing: boolean;
}
const NONE: Failure = { at: null, missing: false };

/** A screen that fails takes nothing else down, and offers the way back. `place` changes with the screen and clears the failure. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, Failure> {
  override state: Failure = NONE;

  static getDerivedStateFromError(error: unknown): Failure {
    return { at: '', missing: error instanceof PartMissing };
  }

  override componentDidCatch(): void {
    this.setState({ at: this.props.place });
  }

  override componentDidUpdate(): void {
    const { at } = this.state;
    if (at && at !== this.props.place) this.setState(NONE);
  }

  override render(): ReactNode {
    const { at, missing } = this.state;
    if (at === null) return this.props.children;
    return <EmptyState title={missing ? text.errors.part : text.errors.screen} hint={missing ? text.errors.partHint : text.errors.screenHint} action={<Button variant="contained" onClick={() => window.location.reload()}>{text.common.reload}</Button>} />;
  }
}
