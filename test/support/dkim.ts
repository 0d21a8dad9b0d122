import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { ResolveTxt } from '../../src/mail/dkim.ts';

/** What a test may have signed otherwise. */
interface Otherwise {
  readonly signTime?: Date;
  readonly expires?: Date;
  readonly algorithm?: string;
  readonly canonicalization?: string;
  readonly maxBodyLength?: number;
  /** "Subject:To" */
  readonly headerList?: string;
}

/** A domain that signs, with a key made for this run. */
export interface Signer {
  readonly domain: string;
  readonly selector: string;
  /** The TXT record that belongs at `selector._domainkey.domain`. */
  readonly record: string;
  /** The mail with its signature on top. */
  sign(raw: Buffer | string, otherwise?: Otherwise): Promise<Buffer>;
}

export function signerOf(domain: string, bits = 2048, selector = 's1'): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const key = {
    signingDomain: domain,
    selector,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  return {
    domain,
    selector,
    record: `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    async sign(raw, { headerList, ...otherwise } = {}) {
      // Its types have a list of headers where the library takes a string.
      const headers = headerList === undefined ? {} : { headerList: headerList as unknown as string[] };
      const options = { ...key, ...otherwise, ...headers };
      const { signatures, errors } = await dkimSign(raw, {
        ...options,
        signatureData: [{ ...key, ...otherwise }],
      });
      if (errors.length > 0) throw errors[0];
      return Buffer.concat([Buffer.from(signatures, 'latin1'), Buffer.from(raw)]);
    },
  };
}

/** What DNS answers: NXDOMAIN to every name that is not in here. */
export function dnsOf(records: Readonly<Record<string, string | Error>>): ResolveTxt & { asked: string[] } {
  const asked: string[] = [];
  const resolve = async (name: string): Promise<string[][]> => {
    asked.push(name);
    const record = records[name];
    if (record instanceof Error) throw record;
    if (record === undefined) throw dnsError('ENOTFOUND');
    return [record.match(/.{1,200}/g) ?? []];
  };
  return Object.assign(resolve, { asked });
}

export const dnsError = (code: string): Error => Object.assign(new Error(code), { code });

export const nameOf = ({ selector, domain }: Signer): string => `${selector}._domainkey.${domain}`;
