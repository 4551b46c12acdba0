"""Reads of follow-up, in columns."""

from typing import Final

from sqlalchemy import bindparam, select

from agreements.measurements import Measurement
from planner import columns
from planner.models.agreements import Agreement, AgreementMeasurement

_MEASUREMENTS: Final = (
    select(
        *(AgreementMeasurement.indicator_key, AgreementMeasurement.measured_on),
        *(AgreementMeasurement.value, AgreementMeasurement.note),
    )
    .where(AgreementMeasurement.agreement_id == bindparam("agreement"))
    .order_by(AgreementMeasurement.measured_on)
)


def measurements(agreement: Agreement) -> list[Measurement]:
    """What was measured of its indicators, oldest first."""
    found = columns.read(_MEASUREMENTS, {"agreement": agreement.id})
    return [Measurement(key, on, value.normalize(), note) for key, on, value, note in found]
