/** What the readiness check asks of the machine that a till runs on. */
export interface Machine {
  /** Free bytes where the till's data lies; null when the system does not say. */
  diskFree(): number | null;
  /** The reserve that lets an evening be closed on a full disk is there. */
  ballast(): boolean;
  /** ms UTC of the newest backup; null without one. */
  lastBackupAt(): number | null;
  /** Makes a backup now; rejects when it can't be written. */
  backUp(): Promise<void>;
  /** IANA name of the time zone that the machine is set to. */
  timeZone(): string;
}
