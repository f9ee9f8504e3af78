import type { CaseKind } from '../../../shared/journal/venueCases.ts';
import type { CaseView, TillView } from '../../service/overview.ts';
import type { ShownActKind } from '../../service/overviewActs.ts';

type Text = string;
type Count = (count: number) => Text;
type Naming = (name: string) => Text;

/** What an act says; `subject` is a till's prefix, or a date. */
export interface ActTexts {
  readonly button: Text;
  readonly question: Naming;
  readonly explained: Text;
  readonly done: Naming;
}

/** Everything that the operator's page says. */
export interface Texts {
  readonly title: Text;
  readonly signIn: Words<'title' | 'token' | 'button' | 'help' | 'wrong' | 'tooMany'>;
  readonly signOut: Text;
  readonly asOf: Naming;
  readonly back: Text;
  readonly gone: Text;
  readonly stale: Text;
  readonly summary: Words<'tills' | 'waiting' | 'nothingWaiting' | 'cases' | 'taken' | 'mails'> & {
    readonly ofTills: Count;
    readonly oldest: Naming;
    readonly orders: Count;
    readonly failedMails: Count;
  };
  readonly tills: Words<
    | 'title'
    | 'none'
    | 'till'
    | 'prefix'
    | 'state'
    | 'lastContact'
    | 'acked'
    | 'backlog'
    | 'notSaid'
    | 'software'
    | 'enrolled'
    | 'earlierLife'
    | 'acts'
    | 'code'
    | 'codeFor'
    | 'newTill'
  > & { readonly states: Words<TillView['state'] | 'revoked' | 'lost'>; readonly nextLife: Count };
  readonly codePage: Words<'title' | 'newTill'> & { readonly nextLife: Count };
  readonly quotas: Words<
    'title' | 'none' | 'quota' | 'capacity' | 'sold' | 'leased' | 'free' | 'tillHint' | 'others' | 'hidePast'
  > & {
    readonly till: Naming;
    readonly vouchers: (count: number, amount: string) => Text;
    readonly past: Count;
  };
  readonly cases: Words<'title' | 'none' | 'kind' | 'detail' | 'about' | 'opened' | 'state'> & {
    readonly states: Words<CaseView['state']>;
    readonly more: (shown: number, count: number) => Text;
    readonly kinds: Words<CaseKind>;
  };
  readonly takings: Words<'title' | 'none' | 'till' | 'orders' | 'tickets' | 'returned' | 'total'>;
  readonly centreActs: Words<
    'title' | 'none' | 'act' | 'concerns' | 'places' | 'who' | 'when' | 'number' | 'operator' | 'centre'
  > & { readonly kinds: Words<ShownActKind> };
  readonly acts: Words<'confirm' | 'cancel'> & {
    readonly [Act in 'revoke' | 'lost' | 'found' | 'split']: ActTexts;
  };
  readonly ago: Words<'now'> & {
    readonly seconds: Count;
    readonly minutes: Count;
    readonly hours: Count;
    readonly days: Count;
    readonly before: Naming;
  };
}

type Words<K extends string> = { readonly [Key in K]: Text };
