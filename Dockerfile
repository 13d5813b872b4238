# The application: web, worker, beat and migrate are four commands of this one image.
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
COPY requirements/productie.txt /tmp/productie.txt
# Wheels only, so this stage needs no compiler; one package of plain Python is published as source alone.
RUN /opt/venv/bin/pip install --only-binary :all: --no-binary djangorestframework-camel-case \
    --require-hashes -r /tmp/productie.txt

FROM ${PYTHON}
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=napl.settings.production \
    STATIC_ROOT=/app/staticfiles \
    MEDIA_ROOT=/srv/bestanden \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_PORT=8000
# The folder of the uploads belongs to the account, so that a new volume on it does too.
RUN groupadd --gid 10001 napl \
    && useradd --uid 10001 --gid napl --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin napl \
    && install -d -o napl -g napl -m 0700 /srv/bestanden
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY . .
# Values for this one command; they do not end up in the image, and nothing is connected to.
RUN SECRET_KEY=build DATABASE_URL=postgres://build/build REDIS_URL=redis://build/0 \
    python manage.py collectstatic --noinput \
    && python -m compileall -q napl ontwikkelpaden register kwaliteit cocreatie
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "scripts/healthcheck.py", "web"]
CMD ["granian", "--interface", "wsgi", "napl.wsgi:application"]
