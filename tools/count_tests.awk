# Counts the tests in CTest's log: the cases of GoogleTest and of node, and 1 for any other program.
# A program that failed without a failed case (it crashed, or ran out of time) counts as a failure.

function close_entry(passed) {
  if (passed && ok + bad + left == 0) ok = 1
  if (!passed && bad == 0) bad = 1
  all_ok += ok
  all_bad += bad
  all_left += left
}

/^[0-9]+\/[0-9]+ Test: / { ok = bad = left = 0 }
/^\[       OK \] / { ++ok }
/^\[  FAILED  \] .* \([0-9]+ ms\)$/ { ++bad }
/^\[  SKIPPED \] .* \([0-9]+ ms\)$/ { ++left }
/^(#|ℹ) pass [0-9]+$/ { ok += $3 }
/^(#|ℹ) fail [0-9]+$/ { bad += $3 }
/^(#|ℹ) (skipped|todo|cancelled) [0-9]+$/ { left += $3 }
/^Test Passed\.$/ { close_entry(1) }
/^Test (Failed|Timeout)/ { close_entry(0) }

END {
  printf "%d passed, %d failed", all_ok, all_bad
  if (all_left) printf ", %d skipped", all_left
  print ""
}
