# One image; web, worker and beat differ by command (compose.yaml).
FROM python:3.13-slim AS build
RUN pip install --no-cache-dir uv && python -m venv /venv
ENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH
WORKDIR /coffret
COPY requirements.lock ./
RUN uv pip install --no-cache --require-hashes -r requirements.lock
COPY . .
RUN uv pip install --no-cache --no-deps --no-build-isolation --editable .
# Nothing below connects anywhere: the settings only have to be acceptable, and are thrown away.
RUN export DJANGO_SETTINGS_MODULE=coffret.settings.production STATIC_DIR=/coffret/static \
        SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        ALLOWED_HOSTS=localhost PUBLIC_URL=https://localhost EMAIL_URL=smtp://localhost \
        DATABASE_URL=postgresql://localhost/coffret REDIS_URL=redis://localhost \
        STRIPE_SECRET_KEY=none STRIPE_WEBHOOK_SECRET=none \
    && python manage.py compilemessages \
    && python manage.py collectstatic --no-input \
    && python -m compileall -q .

FROM python:3.13-slim
# What prints invoices (WeasyPrint), with a font for names that ours has no letters for.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data coffret && install -d -o coffret -g coffret /data
COPY --from=build /venv /venv
COPY --from=build /coffret /coffret
WORKDIR /coffret
USER coffret
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=coffret.settings.production \
    DATA_DIR=/data STATIC_DIR=/coffret/static
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/', timeout=4)"]
# How many processes: GRANIAN_WORKERS. Threads: no more than the database pool has connections.
ENV GRANIAN_WORKERS=2
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--blocking-threads", "8", \
     "--workers-kill-timeout", "20", "--log-level", "warning", "coffret.wsgi:application"]
