import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Bytes of the database in one chunk. */
export const CHUNK_BYTES = 1_048_576;
export const TAG_BYTES = 16;

/** Closes and opens chunks so that no change of one, of their order, or of their number goes unnoticed. */
export interface ChunkSeal {
  close: (plain: Buffer, index: number, isLast: boolean) => { sealed: Buffer; tag: Buffer };
  /** @returns undefined where the chunk is not what was closed at this place */
  open: (sealed: Buffer, tag: Buffer, index: number, isLast: boolean) => Buffer | undefined;
}

/**
 * AES-256-GCM with the number of the chunk as nonce: the key is of this one backup, so that none is used twice. The
 * header, the place and the end are authenticated with every chunk.
 * @param secret key of this backup alone; null only guards against damage, by SHA-256, and hides nothing
 * @param headerBytes of the backup
 */
export function chunkSeal(secret: Buffer | null, headerBytes: Buffer): ChunkSeal {
  const headerHash = createHash('sha256').update(headerBytes).digest();
  const bound = (index: number, isLast: boolean) => {
    const place = Buffer.alloc(9);
    place.writeBigUInt64BE(BigInt(index));
    place.writeUInt8(isLast ? 1 : 0, 8);
    return Buffer.concat([headerHash, place]);
  };
  return secret ? encrypting(secret, bound) : checksumming(bound);
}

type Bound = (index: number, isLast: boolean) => Buffer;

function encrypting(secret: Buffer, bound: Bound): ChunkSeal {
  const nonce = (index: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeBigUInt64BE(BigInt(index), 4);
    return bytes;
  };
  return {
    close: (plain, index, isLast) => {
      const cipher = createCipheriv('aes-256-gcm', secret, nonce(index)).setAAD(bound(index, isLast));
      const sealed = Buffer.concat([cipher.update(deflateRawSync(plain, { level: 1 })), cipher.final()]);
      return { sealed, tag: cipher.getAuthTag() };
    },
    open: (sealed, tag, index, isLast) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, nonce(index), { authTagLength: TAG_BYTES });
      decipher.setAAD(bound(index, isLast)).setAuthTag(tag);
      try {
        return inflate(Buffer.concat([decipher.update(sealed), decipher.final()]));
      } catch {
        return undefined;
      }
    },
  };
}

function checksumming(bound: Bound): ChunkSeal {
  const tagOf = (sealed: Buffer, index: number, isLast: boolean) =>
    createHash('sha256').update(bound(index, isLast)).update(sealed).digest().subarray(0, TAG_BYTES);
  return {
    close: (plain, index, isLast) => {
      const sealed = deflateRawSync(plain, { level: 1 });
      return { sealed, tag: tagOf(sealed, index, isLast) };
    },
    open: (sealed, tag, index, isLast) => {
      if (!timingSafeEqual(tagOf(sealed, index, isLast), tag)) return undefined;
      try {
        return inflate(sealed);
      } catch {
        return undefined;
      }
    },
  };
}

/** At most one chunk: what is packed to grow beyond is refused. */
function inflate(packed: Buffer): Buffer {
  return inflateRawSync(packed, { maxOutputLength: CHUNK_BYTES });
}
