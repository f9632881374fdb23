/** Words as they are separated by spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
