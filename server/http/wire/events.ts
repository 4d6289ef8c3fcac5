/** Passes on the data of one server-sent event; `undefined` holds the event back. */
export type EventCheck = (event: string, data: unknown) => unknown;

/**
 * A stream of server-sent events in which the data of each event, which is JSON, passes a check on its way out.
 * Comments pass as they are. An event whose data cannot be read is held back.
 */
export function checkedEvents(check: EventCheck): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let waiting = '';
  return new TransformStream({
    transform(chunk, controller) {
      waiting += decoder.decode(chunk, { stream: true });
      const blocks = waiting.split('\n\n');
      waiting = blocks.pop() ?? '';
      for (const block of blocks) {
        const passed = checkedBlock(block, check);
        if (passed !== null) controller.enqueue(encoder.encode(`${passed}\n\n`));
      }
    },
    flush(controller) {
      const passed = waiting === '' ? null : checkedBlock(waiting, check);
      if (passed !== null) controller.enqueue(encoder.encode(passed));
    },
  });
}

function checkedBlock(block: string, check: EventCheck): string | null {
  const lines = block.split('\n');
  const data = fieldOf(lines, 'data');
  if (data === undefined) return block;
  const was = parsed(data);
  const is = check(fieldOf(lines, 'event') ?? 'message', was);
  if (is === undefined) return null;
  if (is === was) return block;
  const others = lines.filter((line) => !line.startsWith('data:'));
  return [...others, `data: ${JSON.stringify(is)}`].join('\n');
}

function fieldOf(lines: readonly string[], name: string): string | undefined {
  const found = lines.filter((line) => line.startsWith(`${name}:`));
  if (found.length === 0) return undefined;
  return found.map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
