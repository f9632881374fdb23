/** First line of every page that is made from the source. */
export const MADE = '<!-- Made by `node docs/generate.ts` from the source. Change the source, then run that. -->';

export function page(title: string, ...parts: string[]): string {
  return `${[MADE, `# ${title}`, ...parts].join('\n\n')}\n`;
}

/** A table of GitHub's Markdown. Cells may hold any text but a line break. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|').trim();
}

export function code(text: string): string {
  return `\`${text}\``;
}
