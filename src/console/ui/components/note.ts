import { notifications } from '@mantine/notifications';
import { asFailure } from '../api/http.ts';

const close = { closeButtonProps: { 'aria-label': 'Close this note' } };

/** A word in passing that something was done. */
export function noteDone(message: string): void {
  notifications.show({ message, color: 'teal', role: 'status', ...close });
}

/** A word that something was refused, in the box's own sentence. */
export function noteFailed(title: string, error: unknown): void {
  notifications.show({ title, message: asFailure(error).message, color: 'red', role: 'alert', ...close });
}
