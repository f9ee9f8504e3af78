import { z } from 'zod';

/* What the rows of the feed are made of. */

export const id = z.string().min(1).max(64);
export const instant = z.iso.datetime({ precision: 3 });
export const minor = z.int().min(0).max(100_000_000);
export const count = z.int().min(0).max(100_000);
export const personal = z.string().max(120).default('');
export const ids = z.array(id).max(500).default([]);
export const passKind = z.enum(['season', 'entries', 'discount', 'accreditation']);
