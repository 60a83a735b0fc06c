#!/bin/sh
# Every night: is the model still right, and who is in which segment?
#
#   nightly.sh ADDRESS TABLE FOLDER [OPTION OF ilk run...]
#   nightly.sh postgresql://shop@db.example/shop customers /var/lib/segments --schema dictionary.toml
#
# ADDRESS is PostgreSQL's, without a password (that stands in ~/.pgpass or PGPASSWORD). The table
# `segments` gets a line per customer; the model lies in FOLDER/current. Needs ilk and psql.
#
# Exit code, for the scheduler:
#   0   the scores are written, and the model holds (or is the first)
#   10  the scores are written by a model fitted anew, since the old one held no more: look at its report
#   11  the old model holds no more, and a new one does not pass its gates: the scores are the old one's
#   else an error; scores and model are those of the night before
set -eu

address=$1
table=$2
folder=$3
shift 3
ilk=${ILK:-ilk}
scores=${SCORES:-segments} # the table to write
sample=${SAMPLE:-20000}    # customers to compare

mkdir -p "$folder/models"
exec 9>"$folder/lock"
flock -n 9 || { echo "the job of another night is still running" >&2 && exit 75; }

# fit OPTION...: a model of its own name beside those that there are, into $model; 1 when its gates do not pass.
fit() {
  model=models/$(date -u +%Y-%m-%dT%H-%M-%S.%NZ)
  "$ilk" run "$address" --table "$table" -o "$folder/$model" --gate --quiet "$@"
}

# In one step, so that there is always one.
make_current() {
  ln -sfn "$model" "$folder/next"
  mv -T "$folder/next" "$folder/current"
}

status=0
if [ ! -e "$folder/current" ]; then
  fit "$@" || [ $? = 1 ] # the first is taken as it is; its report says what it is worth
  make_current
else
  answer=0
  "$ilk" compare "$folder/current/model.json" "$address" --quiet -o "$folder/compared" \
    --query "select * from $table order by random() limit $sample" || answer=$?
  case $answer in
  0) ;;
  1)
    answer=0
    fit --follow "$folder/current/model.json" "$@" || answer=$?
    case $answer in
    0) make_current && status=10 ;;
    1) status=11 ;;
    *) exit "$answer" ;;
    esac
    ;;
  *) exit "$answer" ;;
  esac
fi

# In one transaction: who reads meanwhile sees last night's, and rights on the table stay.
{
  echo "BEGIN; SET LOCAL jit = off;"
  echo "CREATE TABLE IF NOT EXISTS $scores (id text PRIMARY KEY, segment integer, name text,"
  echo "  distance double precision, margin double precision, scored timestamptz DEFAULT now());"
  echo "DELETE FROM $scores;"
  echo "INSERT INTO $scores (id, segment, name, distance, margin)"
  echo "SELECT id::text, segment, name, distance, margin FROM ("
  "$ilk" export "$folder/current/model.json" --sql postgres --table "$table" --quiet
  echo ") AS scored;"
  echo "COMMIT;"
} >"$folder/scores.sql"
psql "$address" -X -q -v ON_ERROR_STOP=1 -f "$folder/scores.sql"
exit "$status"
