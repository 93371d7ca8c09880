# Joins the style sheets in the order of their cascade layers.
set -eu
mkdir -p target/style
cd style
cat tokens.css base.css article.css comments.css form.css reading.css tools.css lightbox.css archive.css notices.css app.css > ../target/style/maqal.css
