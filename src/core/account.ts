/** An approved person, as the places where accounts go get to know them. */
export interface NewAccount {
  readonly email: string;
  readonly fullName: string;
  readonly company: string;
  readonly role: string;
}
