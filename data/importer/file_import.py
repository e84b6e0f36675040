"""One recognised file → the database, inside a transaction of the caller's."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Row, select, update

from data.episodes import derive
from data.identity import identity_key
from data.importer.batch import Batch
from data.importer.changed_values import changed_values
from data.importer.collector import collector_paused
from data.importer.columns import Columns, match_columns
from data.importer.faults import Fault, FileRefused, SheetRefused
from data.importer.findings import Findings
from data.importer.households import HouseholdReader
from data.importer.ledgers import store_ledger
from data.importer.places import PlaceFinder
from data.importer.preview import preview
from data.importer.progress import Listener, Phase, Progress
from data.importer.recognising import File, Recognised
from data.importer.records import RecordReader, Records
from data.importer.report import Problem, SheetReport
from data.importer.rows import RowReader
from data.importer.settling import settled_columns, settling
from data.importer.store_households import Stored, household_ids, store_households
from data.importer.villages import store_villages
from data.layouts import Layout
from data.models import dataset, household_versions, person_versions
from data.plans import Plan, load_plans
from data.regions import regions_on

REAL_DATA_HERE = Fault("这是演示数据，而数据库里已有真实数据", "请用 --database 另指定一个数据库")
# The table to which each row of a layout adds a record; by default that of its name.
ROWS_OF = {"household_members": person_versions.name}
NO_PLACE = Fault("新的农户没有写明在哪个村", "请补上乡镇、村两列或行政区划代码")


@dataclass(frozen=True)
class Rules:
    """How a file is imported, and by whom. `today` bounds the days that can be right;
    `listen` is told how far the import is."""

    accept_valid_rows: bool
    today: date
    imported_by: str
    listen: Listener


class FileImport:
    """Sheets are stored one by one as long as nothing is wrong."""

    def __init__(self, batch: Batch, file: File, rules: Rules):
        self.batch = self._batch = batch
        self.file = self._file = file
        self._rules = rules
        self._connection = batch.connection
        self._dataset: Row = self._connection.execute(select(dataset)).one()
        self._places = PlaceFinder(regions_on(self._connection), self._dataset.county_code)
        self._is_broken = False
        self._named: set[str] = set()
        self._touched: set[int] = set()
        self._earlier_households: list[HouseholdReader] = []
        self._earlier_records: list[Records] = []

    @property
    def is_refused(self) -> bool:
        if self._is_broken:
            return True
        return bool(self._file.report.errors) and not self._rules.accept_valid_rows

    @property
    def named(self) -> frozenset[str]:
        """The households that the file's own sheets of persons bring."""
        return frozenset().union(*(reader.households for reader in self._earlier_households))

    def run(self) -> None:
        """Reads, checks and stores all sheets; what is wrong stands in the file's report."""
        if self._file.is_demonstration and self._holds_real_data:
            self._file.refuse(REAL_DATA_HERE)
            return
        try:
            with collector_paused():
                self._import_sheets()
        except FileRefused as refused:  # whatever rows came before it
            self._is_broken = True
            self._file.refuse(refused.fault)
        if self.is_refused:
            for recognised in self._file.sheets:
                recognised.report.nothing_stored()
        elif self._batch.changed:
            self._finish()

    def _import_sheets(self) -> None:
        for recognised in self._file.sheets:
            try:
                self._import(recognised)
            except SheetRefused as refused:
                problem = Problem(None, None, refused.fault.problem, refused.fault.mend)
                recognised.report.errors.append(problem)

    @property
    def _holds_real_data(self) -> bool:
        return self._dataset.data_until is not None and not self._dataset.is_demonstration

    def _import(self, recognised: Recognised) -> None:
        layout, report = recognised.header.layout, recognised.report
        key = identity_key(self._connection) if layout.has_identities else None
        columns = match_columns(recognised.header, self._rules.today, key)
        report.skipped_columns = columns.skipped
        report.preview = preview(recognised.sheet, columns)
        rows = RowReader(
            recognised.sheet, columns, self._places, partial(self._tell, report, Phase.CHECKING)
        )
        self._batch.begin_sheet(partial(self._tell, report, Phase.STORING))
        findings = Findings(report, columns.identity_headers)
        if layout.name == "household_members":
            stored = self._import_households(columns, rows, findings)
        else:
            stored = self._import_records(layout, columns, rows, findings)
        findings.close()
        report.read = rows.read
        report.stored = stored.rows
        report.unchanged = report.read - report.refused - report.stored
        self._count_changes(layout, report)
        self._touched |= stored.household_ids

    def _tell(self, report: SheetReport, phase: Phase, rows: int) -> None:
        self._rules.listen(Progress(report.file, phase, report.sheet or "", rows))

    def _count_changes(self, layout: Layout, report: SheetReport) -> None:
        tally = self._batch.tally
        report.new = tally.new[ROWS_OF.get(layout.name, layout.name)]
        report.households_new = tally.new[household_versions.name]
        report.households_changed = tally.changed[household_versions.name]
        report.changes = changed_values(self._connection, layout, tally)

    def _import_households(self, columns: Columns, rows: RowReader, findings: Findings) -> Stored:
        reader = HouseholdReader(columns, rows, findings)
        reader.read_all()
        for earlier in self._earlier_households:
            reader.refuse_contradicting(earlier)
        if not columns.places:
            known = household_ids(self._batch, list(reader.households))
            reader.refuse_households(set(reader.households) - known.keys(), NO_PLACE)
        self._earlier_households.append(reader)
        if not self._rules.accept_valid_rows:
            self._named |= reader.named
        return Stored() if self.is_refused else store_households(self._batch, reader)

    def _import_records(
        self, layout: Layout, columns: Columns, rows: RowReader, findings: Findings
    ) -> Stored:
        settle = settling(layout, self._batch, self._named, self._plans)
        reader = RecordReader(columns, rows, findings, settle, settled_columns(columns))
        records = reader.read_all()
        for earlier in self._earlier_records:
            if earlier.layout is layout:
                reader.refuse_contradicting(earlier)
        self._earlier_records.append(records)
        if self.is_refused:
            return Stored()
        if layout.name == "villages":
            return Stored(store_villages(self._batch, records))
        return store_ledger(self._batch, records)

    def _plans(self) -> dict[str, Plan]:
        invented = self._file.is_demonstration or self._dataset.is_demonstration
        return load_plans(include_demo=invented)

    def _finish(self) -> None:
        """What follows from changed records: episodes, and what the dataset says of itself."""
        if self._touched:
            self._rules.listen(Progress(self._file.report.file, Phase.DERIVING))
            derive(self._connection, self._touched)
        self._batch.write_sightings(self._connection, self._batch.id)
        until = self._dataset.data_until
        day = self._batch.exported_on
        county = self._dataset.county_code or self._places.county_found
        named = [("county_code", self._dataset.county_code, county)]
        self._batch.write_log(self._batch.log(dataset, self._dataset.id, named))
        self._connection.execute(
            update(dataset).values(
                version=dataset.c.version + 1,
                data_until=max(until, day) if until else day,
                county_code=county,
                is_demonstration=self._dataset.is_demonstration or self._file.is_demonstration,
            )
        )
