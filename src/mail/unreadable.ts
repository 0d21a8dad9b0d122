/** A mail that is set aside unread; `reason` is a short code for the inbox row and the operator. */
export class UnreadableMail extends Error {
  override readonly name = 'UnreadableMail';
  readonly reason: string;
  constructor(reason: string, detail?: unknown) {
    super(`mail cannot be read: ${reason}`, detail === undefined ? {} : { cause: detail });
    this.reason = reason;
  }
}
