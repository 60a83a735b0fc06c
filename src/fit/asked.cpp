#include "fit/asked.h"

#include "monitor/follow.h"
#include "strategy/playbook_check.h"
#include "strategy/playbook_toml.h"

namespace ilk {

Asked read_asked(const RunOptions& options) {
  Asked asked;
  if (options.names) asked.names = load_given_names(*options.names);
  if (options.follow) asked.old_model = load_model(*options.follow);
  if (options.hypotheses) asked.claims = load_claims(*options.hypotheses);
  if (options.playbook) asked.playbook = load_playbook(*options.playbook);
  if (asked.playbook && asked.playbook->plays.empty()) asked.playbook.reset(); // only begun
  return asked;
}

void check_asked(const Asked& asked, const Read& read) {
  if (asked.playbook) check_columns(*asked.playbook, read.table, read.schema);
  if (!asked.old_model) return;
  Table nobody;
  for (const ColumnSchema& column : read.table.attributes)
    if (column.role == Role::attribute) nobody.attributes.push_back(column);
  nobody.values = Matrix(0, nobody.attributes.size());
  as_read_by(*asked.old_model, nobody);
}

} // namespace ilk
