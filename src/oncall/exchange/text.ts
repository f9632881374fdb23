/** The text of a file: UTF-8, or UTF-16 where its mark says so (Unicode 23.8), as spreadsheets save "Unicode text". Without the mark. */
export function textOf(bytes: Uint8Array): string {
  const [one, other] = bytes;
  const encoding = one === 0xff && other === 0xfe ? 'utf-16le' : one === 0xfe && other === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
