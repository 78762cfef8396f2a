from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from mithaq.portal import health


@pytest.fixture(autouse=True)
def fresh_process(settings):
    """As after a start: a data folder, and nothing remembered about migrations."""
    Path(settings.MITHAQ_VAR).mkdir(parents=True, exist_ok=True)
    health.all_applied.clear()
    yield
    health.all_applied.clear()


def test_live_when_asked_by_bare_address_then_it_answers_without_the_database():
    # No database fixture: a query would fail the test.
    response = Client(headers={"host": "10.0.0.7:8000"}).get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response["Cache-Control"] == "no-store"


def test_live_when_only_https_is_served_then_the_probe_is_not_redirected(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/health/live").status_code == 200


@pytest.mark.django_db
def test_ready_when_the_worker_was_never_seen_then_degraded_but_served():
    response = Client(headers={"host": "10.0.0.7"}).get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "degraded",
        "checks": {"database": "ok", "migrations": "ok", "disk": "ok", "worker": "late"},
    }


@pytest.mark.django_db
def test_ready_when_a_migration_is_missing_then_503():
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    response = Client().get("/health/ready")
    assert (response.status_code, response.json()["checks"]["migrations"]) == (503, "failing")


@pytest.mark.django_db
def test_ready_when_the_data_folder_is_gone_then_503(settings, tmp_path):
    settings.MITHAQ_VAR = tmp_path / "gone"
    response = Client().get("/health/ready")
    assert (response.status_code, response.json()["checks"]["disk"]) == (503, "failing")


@pytest.mark.django_db
def test_ready_when_celery_carries_out_jobs_then_our_worker_is_not_asked_for(settings):
    settings.MITHAQ_JOBS = "celery"
    assert Client().get("/health/ready").json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "disk": "ok"},
    }


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_someone_is_signed_in_then_nothing_personal_is_told():
    response = Client(headers={"user-agent": "Nadia"}).get("/health/ready?mail=nadia@example.org")
    assert "nadia" not in response.content.decode().lower()
    assert response.cookies == {}
