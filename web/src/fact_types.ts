// Written by `ninja -C build/release fact_types` from the facts in src/facts: change those.
export interface Figure { value: number | null; text: string }
