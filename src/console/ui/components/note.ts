import { notifications } from '@mantine/notifications';
import { asFailure } from '../api/http.ts';

const close = { closeButtonProps: { 'aria-label': 'Close this note' } };

/** A word in passing that something was done. */
export function noteDone(message: string): void {
  notifications.show({ message, color: 'teal', role: 'status', ...close });
}

/** A word that something came to nothing. */
export function noteRefused(title: string, message: string): void {
  notifications.show({ title, message, color: 'red', role: 'alert', ...close });
}

/** A word that something was refused, in the box's own sentence. */
export function noteFailed(title: string, error: unknown): void {
  noteRefused(title, asFailure(error).message);
}
