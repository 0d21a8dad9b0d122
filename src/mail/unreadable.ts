/** A mail that is set aside unread; `reason` is a short code for the inbox row and the operator. */
export class UnreadableMail extends Error {
  override readonly name = 'UnreadableMail';
  readonly reason: string;
  constructor(reason: string, detail?: unknown) {
    super(`mail cannot be read: ${reason}`, detail === undefined ? {} : { cause: detail });
    this.reason = reason;
  }

  /** The mail itself is beyond LIMITS, and will be at every try; else its thread had to be ended, perhaps for want of a free core. */
  get isForGood(): boolean {
    return !['too-slow', 'too-hungry', 'parser-failed'].includes(this.reason);
  }
}
