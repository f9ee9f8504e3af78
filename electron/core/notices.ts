import type { NoticeView } from '../../shared/contract/tillViews.ts';

export type Notice = NoticeView;

/** What the person at the till has to know about the till itself, until they say that they know. */
export interface Notices {
  all(): Notice[];
  put(notice: Notice): void;
  dismiss(kind: string): void;
}

/** One notice of a kind at a time. */
export function createNotices(): Notices {
  const held = new Map<string, Notice>();
  return {
    all: () => [...held.values()],
    put: (notice) => {
      held.set(notice.kind, notice);
    },
    dismiss: (kind) => {
      held.delete(kind);
    },
  };
}
