#include "profile/profile.h"

namespace ilk {

Profile profile_table(Execution& execution, const Table& table, const Schema& schema) {
  Profile profile;
  profile.rows = table.rows();
  profile.columns = profile_columns(execution, table);
  profile.pairs = profile_pairs(execution, table);
  profile.missingness = profile_missingness(execution, table);
  profile.duplicates = find_duplicates(execution, table);
  profile.repeated_id = find_repeated_id(execution, table);
  profile.identities = profile_identities(execution, table, schema);
  return profile;
}

} // namespace ilk
