import { GENESIS } from '../../../shared/journal/entry.ts';
import { newStream } from '../../../shared/journal/streamState.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { DeviceId, OrganiserId, StreamId } from '../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { enrolmentOf, FACT, keepEnrolment } from '../facts.ts';
import { CentreFailure } from '../ports/sync.ts';

/** Joins a centre. The stream's id is kept before the centre is asked, so that a lost answer can be asked again. */
export function enrolCommand(context: CoreContext): Pick<CommandHandlers, 'enrol'> {
  const { parts, journalist } = context;
  return {
    enrol: async (input) => {
      if (enrolmentOf(parts.store.read.facts))
        return refuse({ kind: 'enrolmentRefused', reason: 'alreadyEnrolled' });
      const stream = journalist.transact((tx) => {
        const kept = tx.store.facts.get(FACT.enrolling) ?? tx.id<'stream'>();
        tx.store.facts.set(FACT.enrolling, kept);
        return kept as StreamId;
      });
      const { signer, instance } = parts.identity;
      let reply: Awaited<ReturnType<typeof parts.enrol>>;
      try {
        reply = await parts.enrol(input.centre, {
          code: input.code,
          publicKey: toHex(signer.publicKey),
          stream,
          instance,
        });
      } catch (error) {
        if (!(error instanceof CentreFailure)) throw error;
        parts.log.warn('enrolment failed', { kind: error.kind, code: error.code, detail: error.message });
        return refuse({ kind: 'enrolmentRefused', reason: reasonOf(error) });
      }
      await parts.identity.keepToken(reply.token);
      journalist.transact((tx) => {
        if (enrolmentOf(tx.store.facts)) return;
        const { token: _secret, ...enrolment } = reply;
        keepEnrolment(tx.store.facts, { centre: input.centre, ...enrolment });
        tx.store.facts.set(FACT.enrolling, null);
        tx.store.journal.start(newStream(stream), GENESIS);
        tx.append('streamStarted', {
          organiser: reply.organiser as OrganiserId,
          device: reply.device as DeviceId,
          instance,
          tillNo: reply.tillNo,
          prefix: reply.prefix,
          publicKey: toHex(signer.publicKey),
          keyId: signer.keyId,
          currency: 'CHF',
          software: parts.software,
          training: false,
          predecessor: null,
        });
        tx.touch('till', 'offer');
      });
      return accept({});
    },
  };
}

function reasonOf(error: CentreFailure) {
  if (error.kind === 'refused')
    return error.code === 'codeUsed' ? ('codeUsed' as const) : ('codeUnknown' as const);
  return error.kind === 'unreachable' ? ('centreUnreachable' as const) : ('centreAnswersNonsense' as const);
}
