from django.urls import path

from .views import public

urlpatterns = [
    path("", public.bulletins_page, name="bulletins"),
    path("<int:pk>/", public.bulletin, name="bulletin"),
    path("<int:pk>/pdf/", public.pdf, name="bulletin_pdf"),
]
