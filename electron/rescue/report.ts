import { instant } from '../../shared/kernel/time.ts';
import type { RescueHole, RescueSummary } from '../../shared/sync/rescue.ts';
import type { OpenedFolder } from './folderSource.ts';

const money = (minor: number): string => (minor / 100).toFixed(2);
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const WHY: Readonly<Record<RescueHole['why'], string>> = {
  unreadable: "can't be read anywhere in this folder",
  behindTheBackup: 'came after the newest backup and are not in this folder',
  behindTheMark: 'are cut off: the till had written more than is left here',
};

/** What a file that was made holds and what may be missing, in lines for whoever made it. */
export function rescueLines(
  folder: Pick<OpenedFolder, 'source' | 'used' | 'damaged'>,
  summary: RescueSummary,
): string[] {
  const { source, used, damaged } = folder;
  const lines = [`Till ${source.tillNo}, read from ${used.join(', ')}.`];
  if (damaged)
    lines.push(
      "The till's own database is damaged or missing: what it lacks was taken from the newest backup that has it.",
    );
  for (const stream of summary.streams) {
    const from =
      stream.firstAt === null
        ? ''
        : `, ${instant(stream.firstAt)} to ${instant(stream.lastAt ?? stream.firstAt)}`;
    lines.push(
      `Journal ${stream.stream} (numbers ${stream.prefix}-…): ${count(stream.entries, 'entry', 'entries')}, ` +
        `${count(stream.orders, 'order')}, ${money(stream.netMinor)} ${stream.currency}${from}`,
    );
    for (const { methodName, minor } of stream.methods) lines.push(`  ${methodName}: ${money(minor)}`);
  }
  for (const { stream, from, to, why } of summary.holes)
    lines.push(
      to === null
        ? `MISSING: journal ${stream}, whatever followed entry ${from - 1}: entries that ${WHY[why]}. Nobody knows how many there were.`
        : `MISSING: journal ${stream}, entries ${from} to ${to}: they ${WHY[why]}.`,
    );
  return lines;
}
