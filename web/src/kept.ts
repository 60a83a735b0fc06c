// What the reader chose, kept for the next time where the browser keeps anything for a file.

const prefix = "ilk-report-";

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null; // a browser may forbid it
  }
}

export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, value);
  } catch {
    // then it holds for this page only
  }
}
