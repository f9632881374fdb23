/**
 * The text of a file, without its mark: UTF-8, or UTF-16 where its mark says so (Unicode 23.8), as spreadsheets save "Unicode text". What is no UTF-8
 * is in the code page of Windows for western Europe and the Americas, as Excel there saves CSV.
 * @param cut the bytes are the beginning of a file
 */
export function textOf(bytes: Uint8Array, cut = false): string {
  const [one, other] = bytes;
  const marked = one === 0xff && other === 0xfe ? 'utf-16le' : one === 0xfe && other === 0xff ? 'utf-16be' : null;
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
