import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { text } from '../messages';
import { EmptyState } from '../shared/states';

/** A screen that fails takes nothing else down, and offers the way back. `place` changes with the screen and clears the failure. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, { failedAt: string | null }> {
  override state: { failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: '' };
  }

  override componentDidCatch(): void {
    this.setState({ failedAt: this.props.place });
  }

  override componentDidUpdate(previous: { place: string }): void {
    if (previous.place !== this.props.place && this.state.failedAt !== null) this.setState({ failedAt: null });
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children;
    return <EmptyState title={text.errors.screen} hint={text.errors.screenHint} action={<Button variant="contained" onClick={() => window.location.reload()}>{text.common.reload}</Button>} />;
  }
}
