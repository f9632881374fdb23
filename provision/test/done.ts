/** A line that begins so ends what a file of a shared process says; the seconds of a processor that it took follow. */
export const DONE = '# done ';
